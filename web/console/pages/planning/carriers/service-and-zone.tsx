// Which service and which zone a new row of a rate card is about; of a known row they are what it is found by, and stay.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandForm } from '../../../../ui/use-command-form.ts';
import { ServiceSelect } from './service-select.tsx';

interface ServiceAndZoneProps<Values extends { service: string; zone: string }> {
  carrier: string;
  form: CommandForm<Values>;
}

export function ServiceAndZone<Values extends { service: string; zone: string }>({
  carrier,
  form,
}: ServiceAndZoneProps<Values>) {
  const { t } = useTranslation();
  return (
    <div className="fields">
      <ServiceSelect carrier={carrier} label={t('planning.carriers.service')} {...form.field('service')} />
      <TextInput label={t('planning.carriers.zones.code')} {...form.field('zone')} />
    </div>
  );
}
