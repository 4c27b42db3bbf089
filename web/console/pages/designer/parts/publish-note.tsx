// The note with which a draft is published: the field that asks for it, and the body that is sent with it.
import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandForm } from '../../../../ui/use-command-form.ts';

/** The revision that is published, with the note where one was written. */
export function noteBody(revision: number, note: string): { revision: number; note?: string } {
  const text = note.trim();
  return { revision, ...(text === '' ? {} : { note: text }) };
}

export function PublishNote({ form }: { form: CommandForm<{ note: string }> }) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('designer.design.note')}
      description={t('designer.design.noteMeaning')}
      maxLength={1000}
      autosize
      minRows={2}
      data-autofocus
      {...form.field('note')}
    />
  );
}
