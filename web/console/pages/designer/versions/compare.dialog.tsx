// Two versions of a process side by side: what is new green, what is gone red, what is different amber, and all of it as a list.
import './compare.css';
import { Badge, Group, Modal, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../ui/failure.tsx';
import { Loading } from '../../../../ui/loading.tsx';
import type { Comparison, Difference } from './open-comparison.ts';

export interface ComparedModel {
  label: string;
  read: () => Promise<string>;
}

interface CompareDialogProps {
  before: ComparedModel;
  after: ComparedModel;
  onClose: () => void;
}

export function CompareDialog({ before, after, onClose }: CompareDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('designer.compare.title', { before: before.label, after: after.label })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      classNames={{ body: 'compare-body', content: 'compare-content' }}
    >
      <Compared before={before} after={after} />
    </Modal>
  );
}

function Compared({ before, after }: Omit<CompareDialogProps, 'onClose'>) {
  const { t } = useTranslation();
  const left = useRef<HTMLElement>(null);
  const right = useRef<HTMLElement>(null);
  const models = useRef({ before, after });
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let opened: Comparison | null = null;
    let isGone = false;
    const open = async () => {
      const [{ openComparison }, old, next] = await Promise.all([
        import('./open-comparison.ts'),
        models.current.before.read(),
        models.current.after.read(),
      ]);
      if (isGone || !left.current || !right.current) return;
      opened = await openComparison({ place: left.current, xml: old }, { place: right.current, xml: next });
      if (isGone) opened.destroy();
      else setComparison(opened);
    };
    open().catch((problem: unknown) => !isGone && setError(problem));
    return () => {
      isGone = true;
      opened?.destroy();
    };
  }, []);
  return (
    <div className="compare">
      <div className="compare-side">
        <Text size="sm" fw={600}>
          {before.label}
        </Text>
        <figure ref={left} className="drawing-canvas compare-canvas" aria-label={before.label} />
      </div>
      <div className="compare-side">
        <Text size="sm" fw={600}>
          {after.label}
        </Text>
        <figure ref={right} className="drawing-canvas compare-canvas" aria-label={after.label} />
      </div>
      <aside className="compare-list" aria-label={t('designer.compare.list')}>
        {error !== null && <Failure error={error} />}
        {!comparison && error === null && <Loading size="sm" label={t('ui.loadingDiagram')} />}
        {comparison && <Differences comparison={comparison} />}
      </aside>
    </div>
  );
}

const KINDS = ['added', 'removed', 'changed', 'moved'] as const;

function Differences({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const { differences } = comparison;
  if (differences.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('designer.compare.alike')}
      </Text>
    );
  }
  return (
    <>
      <Group gap={6} mb="xs">
        {KINDS.map((kind) => {
          const count = differences.filter((each) => each.kind === kind).length;
          return (
            count > 0 && (
              <Badge key={kind} variant="light" tt="none" color={COLOURS[kind]}>
                {t(`designer.compare.${kind}`)} {count}
              </Badge>
            )
          );
        })}
      </Group>
      {differences.map((difference) => (
        <UnstyledButton
          key={`${difference.kind} ${difference.id}`}
          className="difference"
          data-kind={difference.kind}
          onClick={() => comparison.show(difference.id)}
        >
          <Text size="sm" fw={600} component="span" display="block">
            <bdi>{difference.name || difference.id}</bdi>
          </Text>
          <Text size="xs" component="span" display="block">
            {t(`designer.compare.${difference.kind}`)}
          </Text>
          <Attributes difference={difference} />
        </UnstyledButton>
      ))}
    </>
  );
}

const COLOURS = { added: 'green', removed: 'red', changed: 'orange', moved: 'gray' };

function Attributes({ difference }: { difference: Difference }) {
  return difference.attributes.map(({ name, before, after }) => (
    <Text key={name} size="xs" component="span" display="block" className="difference-attribute">
      <span className="dim">{name}</span> {before !== '' && <del>{before}</del>}{' '}
      {after !== '' && <ins>{after}</ins>}
    </Text>
  ));
}
