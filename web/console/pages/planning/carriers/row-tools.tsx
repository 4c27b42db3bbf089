// What can be done with the rows of one sort: add one, take a file of them in, have them as a file.
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FileSort, takeFileIn } from '../../../../api/network.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { RowFileButtons } from '../row-file-buttons.tsx';
import { fileColumns, fileRows, type RowOf } from './carrier-files.ts';
import { CARRIERS_KEY } from './carriers-key.ts';

interface RowToolsProps<What extends FileSort> {
  what: What;
  carrier: string;
  /** What the rows are called. */
  part: string;
  /** What is downloaded; undefined while it is not known. */
  rows: readonly RowOf<What>[] | undefined;
  addLabel: string;
  onAdd: () => void;
  /** Why nothing can be changed here now. */
  why?: string | undefined;
  children?: ReactNode;
}

export function RowTools<What extends FileSort>(props: RowToolsProps<What>) {
  const { what, carrier, part, rows, addLabel, onAdd, children } = props;
  const { t } = useTranslation();
  const may = useMay();
  const whyNot = may(`PUT /v1/carriers/${what}/bulk`) ? props.why : t('ui.notAllowed');
  return (
    <Group gap="xs" mb="sm">
      <ActionButton size="xs" variant="light" label={addLabel} why={whyNot} onClick={onAdd} />
      <RowFileButtons
        part={part}
        fileName={`${carrier}-${what}.csv`}
        columns={fileColumns(what)}
        rows={rows && (() => fileRows(what, carrier, rows))}
        take={(csv, key) => takeFileIn(what, csv, key)}
        changes={CARRIERS_KEY}
        why={whyNot}
      />
      {children}
    </Group>
  );
}
