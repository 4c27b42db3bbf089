// Changes what a case is: subject, kind, priority, address, tags. Another kind has other due times.
import { Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CASE_KINDS, changeCase, PRIORITIES } from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';

export function EditCaseDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const { subject, kind, priority, email, tags } = found;
  const form = useCommandForm({
    initial: { subject, kind, priority, email: email ?? '', tags: [...tags] },
    send: (values, key) =>
      changeCase(
        found.caseId,
        {
          subject: values.subject.trim(),
          priority: values.priority,
          tags: values.tags,
          ...(values.kind === kind ? {} : { kind: values.kind }),
          ...(values.email.trim() === (email ?? '') ? {} : { email: values.email.trim() }),
        },
        key,
      ),
    done: t('cases.one.changed'),
    onDone() {
      changed();
      onClose();
    },
  });
  const { field } = form;
  return (
    <CommandDialog
      title={t('cases.one.editTitle')}
      action={t('cases.one.save')}
      form={form}
      onClose={onClose}
    >
      <TextInput data-autofocus required maxLength={200} label={t('cases.subject')} {...field('subject')} />
      <div className="fields">
        <Select
          label={t('cases.kind')}
          data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kinds.${value}`) }))}
          allowDeselect={false}
          {...field('kind')}
        />
        <Select
          label={t('cases.priority')}
          data={PRIORITIES.map((value) => ({ value, label: t(`cases.priorities.${value}`) }))}
          allowDeselect={false}
          {...field('priority')}
        />
      </div>
      <TextInput type="email" label={t('cases.one.email')} {...field('email')} />
      <TagsInput label={t('cases.one.tags')} maxTags={20} {...field('tags')} />
    </CommandDialog>
  );
}
