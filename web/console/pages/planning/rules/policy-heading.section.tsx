// What policy this is, which version, and what can be done with it: save, publish, retire, begin the next draft, bring rules from a
// DMN file.
import { Button, FileButton, Group, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { draftPolicy, editPolicy, type PolicySummary } from '../../../../api/sourcing.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { ComparePoliciesDialog } from './compare-policies.dialog.tsx';
import { POLICIES_KEY } from './policy-list.section.tsx';
import { PublishPolicyDialog } from './publish-policy.dialog.tsx';
import { RetirePolicyDialog } from './retire-policy.dialog.tsx';
import { type PolicyDraft, placesOf } from './use-draft.ts';

interface PolicyHeadingProps {
  draft: PolicyDraft;
  versions: readonly PolicySummary[];
}

export function PolicyHeading({ draft, versions }: PolicyHeadingProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isComparing, setIsComparing] = useState(false);
  const { policy, form } = draft;
  return (
    <>
      <PageHeading
        title={policy.name}
        about={
          <>
            <span className="mono">{policy.code}</span> · {policy.channel ?? t('planning.rules.allChannels')}
          </>
        }
      >
        <Select
          aria-label={t('planning.rules.version')}
          w={190}
          allowDeselect={false}
          data={versions.map(({ version, state }) => ({
            value: String(version),
            label: t(`planning.rules.states.${state}`, { version }),
          }))}
          value={String(policy.version)}
          onChange={(value) =>
            void navigate({
              to: '/rules/$code',
              params: { code: policy.code },
              search: { version: Number(value) },
              replace: true,
            })
          }
        />
        {versions.length > 1 && (
          <Button variant="default" onClick={() => setIsComparing(true)}>
            {t('planning.rules.compare.action')}
          </Button>
        )}
        {policy.state === 'draft' ? (
          <DraftActions draft={draft} />
        ) : (
          <OtherActions {...{ draft, versions }} />
        )}
      </PageHeading>
      {isComparing && (
        <ComparePoliciesDialog draft={draft} versions={versions} onClose={() => setIsComparing(false)} />
      )}
      {form.error !== null && <Failure error={form.error} problems={form.unplaced()} />}
    </>
  );
}

function DraftActions({ draft }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isPublishing, setIsPublishing] = useState(false);
  const { form, isChanged, why } = draft;
  const whyNotPublish = isChanged
    ? t('planning.rules.saveFirst')
    : may('POST /v1/sourcing/policies/{code}/publish')
      ? undefined
      : t('ui.notAllowed');
  return (
    <Group gap="xs">
      <BringFile draft={draft} />
      <ActionButton
        variant="default"
        label={t('planning.rules.save')}
        loading={form.isPending}
        why={why ?? (isChanged ? undefined : t('planning.rules.nothingChanged'))}
        onClick={form.submit}
      />
      <ActionButton
        label={t('planning.rules.publish.action')}
        why={whyNotPublish}
        onClick={() => setIsPublishing(true)}
      />
      {isPublishing && <PublishPolicyDialog draft={draft} onClose={() => setIsPublishing(false)} />}
    </Group>
  );
}

function OtherActions({ draft, versions }: PolicyHeadingProps) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isRetiring, setIsRetiring] = useState(false);
  const { policy } = draft;
  const hasDraft = versions.some(({ state }) => state === 'draft');
  return (
    <Group gap="xs">
      {policy.state === 'live' && may('POST /v1/sourcing/policies/{code}/retire') && (
        <Button variant="default" onClick={() => setIsRetiring(true)}>
          {t('planning.rules.retire.action')}
        </Button>
      )}
      <CommandButton
        size="sm"
        variant="filled"
        label={t('planning.rules.draft.action')}
        done={t('planning.rules.draft.done')}
        why={hasDraft ? t('planning.rules.draft.exists') : undefined}
        send={(key) => draftPolicy(policy.code, { from: policy.version }, key)}
        onDone={() => {
          void client.invalidateQueries({ queryKey: POLICIES_KEY });
          void navigate({ to: '/rules/$code', params: { code: policy.code }, search: {} });
        }}
      />
      {isRetiring && <RetirePolicyDialog code={policy.code} onClose={() => setIsRetiring(false)} />}
    </Group>
  );
}

/** Reads rule tables from a DMN file; what cannot be read is shown at its place. */
function BringFile({ draft }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { policy } = draft;
  const bring = async (file: File | null) => {
    if (!file) return;
    try {
      const { problems } = await editPolicy(policy.code, { dmn: await file.text() }, newIdempotencyKey());
      draft.setProblems(problems);
      notifications.show({ message: t('planning.rules.dmn.done'), color: 'teal' });
      await client.invalidateQueries({ queryKey: POLICIES_KEY });
    } catch (error) {
      draft.setProblems(placesOf(error));
      notifications.show({ message: <Failure error={error} />, withBorder: true, autoClose: 10_000 });
    }
  };
  return (
    <FileButton accept=".dmn,.xml" onChange={(file) => void bring(file)}>
      {(props) => (
        <ActionButton
          variant="default"
          label={t('planning.rules.dmn.bring')}
          why={draft.why}
          onClick={props.onClick}
        />
      )}
    </FileButton>
  );
}
