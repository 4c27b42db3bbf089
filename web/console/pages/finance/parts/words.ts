// Words for accounts and for what entries are booked as; a code without a word is shown as it is.
import i18next from 'i18next';
import { wordOf } from '../../../../ui/word-of.ts';

const CLEARING = 'provider-clearing:';

export function accountWord(account: string): string {
  if (account.startsWith(CLEARING)) {
    return i18next.t('finance.accounts.provider-clearing', { provider: account.slice(CLEARING.length) });
  }
  return wordIn('accounts', account.replace(':', '-'));
}

/** Who took the money: a provider by its name; what a channel took itself and what came by transfer in words. */
export function providerWord(provider: string): string {
  const key = `finance.providers.${provider}`;
  return i18next.exists(key) ? String(i18next.t(key as never)) : provider;
}

export const kindWord = (kind: string) => wordIn('kinds', kind);

export const problemWord = (problem: string) => wordIn('payouts.problems', problem);

function wordIn(group: string, code: string): string {
  const key = `finance.${group}.${code}`;
  return i18next.exists(key) ? String(i18next.t(key as never)) : wordOf('finance', code);
}
