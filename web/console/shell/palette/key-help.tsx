// Which keys do what.
import { Modal, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreas } from '../use-areas.ts';

const Key = ({ children }: { children?: ReactNode }) => <kbd>{children}</kbd>;

export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const pages = useAreas().flatMap((area) => area.entries.filter((entry) => entry.letter !== undefined));
  const either = (first: string, second: string) => (
    <>
      <Key>{first}</Key> <Key>{second}</Key>
    </>
  );
  const rows: [string, ReactNode][] = [
    [t('shell.keys.palette'), either('Ctrl K', '/')],
    [t('shell.keys.rows'), either('j', 'k')],
    [t('shell.keys.openRow'), <Key key="enter">Enter</Key>],
    [t('shell.keys.selectRow'), <Key key="x">x</Key>],
    [t('shell.keys.help'), <Key key="help">?</Key>],
    ...pages.map((entry): [string, ReactNode] => [
      t('shell.palette.goTo', { page: t(entry.label) }),
      <>
        <Key>g</Key> <Key>{entry.letter}</Key>
      </>,
    ]),
  ];
  return (
    <Modal opened onClose={onClose} title={t('shell.keys.title')}>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(([what, keys]) => (
            <Table.Tr key={what}>
              <Table.Td>{what}</Table.Td>
              <Table.Td ta="right">{keys}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
