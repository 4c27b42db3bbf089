// A version of a policy while it is written: what was typed, whether it is saved, and the problems that the server named. Versions
// that are no drafts are shown by the same parts, read-only.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../../../api/call.ts';
import {
  type CostModel,
  editPolicy,
  type PolicyEdit,
  type PolicyProblem,
  type PolicyVersion,
  type RuleTable,
} from '../../../../api/sourcing.ts';
import { type CommandForm, useCommandForm } from '../../../../ui/use-command-form.ts';
import { useMay } from '../../../shell/use-me.ts';
import { POLICIES_KEY } from './policy-list.section.tsx';

export interface DraftValues {
  costModel: CostModel;
  tables: RuleTable[];
}

export interface PolicyDraft {
  policy: PolicyVersion;
  form: CommandForm<DraftValues>;
  /** Why it cannot be written; undefined where it can. */
  why: string | undefined;
  isChanged: boolean;
  problems: readonly PolicyProblem[];
  setProblems: (problems: readonly PolicyProblem[]) => void;
  setCosts: (part: Partial<CostModel>) => void;
  setTables: (tables: RuleTable[]) => void;
}

export function useDraft(policy: PolicyVersion): PolicyDraft {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const [problems, setProblems] = useState<readonly PolicyProblem[]>(policy.problems);
  const [saved, setSaved] = useState<DraftValues>({ costModel: policy.costModel, tables: policy.tables });
  const form = useCommandForm({
    initial: saved,
    send: (values, key) => editPolicy(policy.code, editOf(values, saved), key),
    done: t('planning.rules.saved'),
    onDone(result) {
      setSaved(form.values);
      setProblems(result.problems);
      void client.invalidateQueries({ queryKey: [...POLICIES_KEY, policy.code] });
    },
  });
  return {
    policy,
    form,
    why:
      policy.state !== 'draft'
        ? t('planning.rules.notDraft')
        : may('PATCH /v1/sourcing/policies/{code}/draft')
          ? undefined
          : t('ui.notAllowed'),
    isChanged: JSON.stringify(form.values) !== JSON.stringify(saved),
    problems,
    setProblems,
    setCosts: (part) => form.set({ costModel: { ...form.values.costModel, ...part } }),
    setTables: (tables) => form.set({ tables }),
  };
}

/** Only what has changed is written: tables that are written are no longer those of a DMN file. */
function editOf(values: DraftValues, saved: DraftValues): PolicyEdit {
  const isSame = (name: keyof DraftValues) => JSON.stringify(values[name]) === JSON.stringify(saved[name]);
  return {
    ...(isSame('costModel') ? {} : { costModel: values.costModel }),
    ...(isSame('tables') ? {} : { tables: values.tables }),
  };
}

/** The places that a refused publication or a refused file names. */
export function placesOf(error: unknown): PolicyProblem[] {
  if (!(error instanceof ApiRefusal)) return [];
  const { places } = error.problem as { places?: PolicyProblem[] };
  return Array.isArray(places) ? places : [];
}
