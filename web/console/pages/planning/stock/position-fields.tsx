// Which SKU at which location: asked where the dialog is not about a position that is shown.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandForm } from '../../../../ui/use-command-form.ts';
import { LocationSelect } from '../location-select.tsx';
import type { Place } from './place.ts';

export function PositionFields<V extends { sku: string; location: string }>(props: {
  form: CommandForm<V>;
  position: Place;
}) {
  const { t } = useTranslation();
  const { form, position } = props;
  if (position.sku !== '') return null;
  return (
    <>
      <TextInput data-autofocus label={t('planning.stock.sku')} {...form.field('sku')} />
      <LocationSelect label={t('planning.stock.location')} {...form.field('location')} />
    </>
  );
}
