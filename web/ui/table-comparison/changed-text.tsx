// One text as it was and as it is: struck through and new where it differs, as it stands where it does not.
import { useTranslation } from 'react-i18next';
import { SafeText } from '../safe-text.tsx';
import type { Change, Kind } from './differences.ts';

interface ChangedTextProps {
  change: Change;
  /** What has become of what it stands in: a row that is new has nothing to strike through. */
  kind: Kind;
  /** Empty conditions are met by anything, and say so. */
  isCondition?: boolean;
}

export function ChangedText({ change: { before, after }, kind, isCondition = false }: ChangedTextProps) {
  const { t } = useTranslation();
  const nothing = isCondition ? <span className="compared-any">{t('designer.table.any')}</span> : null;
  const shown = (text: string) => (text === '' ? nothing : <SafeText text={text} />);
  if (kind === 'added') return shown(after) && <ins>{shown(after)}</ins>;
  if (kind === 'removed') return shown(before) && <del>{shown(before)}</del>;
  if (before === after) return shown(after);
  return (
    <>
      {shown(before) && <del>{shown(before)}</del>}
      {shown(after) && <ins>{shown(after)}</ins>}
    </>
  );
}
