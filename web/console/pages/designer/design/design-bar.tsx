// The top of the designer: what is drawn, whether it is saved, and what can be done with it.
import { ActionIcon, Badge, Button, Group, Menu, Title, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { usePageActions } from '../../../shell/page-actions.ts';
import { useMay } from '../../../shell/use-me.ts';
import { DiscardDialog } from './discard.dialog.tsx';
import { SaveLabel } from './save-label.tsx';
import type { DesignInHand } from './use-design.ts';

export function DesignBar({ design, onPublish }: { design: DesignInHand; onPublish: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { drawing, draft, name } = design;
  const mayDraw = may('PUT /v1/drafts/{kind}/{modelId}');
  const why = whyNotPublish(design, mayDraw, t);
  useEffect(() => {
    document.title = `${name} · Throughline`;
  }, [name]);
  usePageActions([
    { id: 'designer.publish', label: t('designer.design.publish'), run: onPublish, why },
    { id: 'designer.add', label: t('designer.design.add'), run: () => design.choose('append') },
  ]);
  const basedOn = draft.query.data && draft.basedOn();
  return (
    <header className="designer-bar">
      <Link to="/processes" search={{ process: design.processId }} className="designer-back">
        <span aria-hidden="true">←</span> {t('designer.processes.title')}
      </Link>
      <Title order={1} size="h4" className="designer-title">
        <bdi>{name}</bdi>
      </Title>
      {draft.query.data && (
        <Badge variant="light" color="gray" tt="none">
          {typeof basedOn === 'number'
            ? t('designer.design.basedOn', { version: basedOn })
            : t('designer.design.new')}
        </Badge>
      )}
      <SaveLabel draft={draft} mayDraw={mayDraw} />
      <Group gap={6} ml="auto" wrap="nowrap" className="designer-tools">
        <Button size="xs" variant="default" disabled={!drawing} onClick={() => design.choose('append')}>
          {t('designer.design.add')}
        </Button>
        <IconButton
          label={t('designer.design.undo')}
          disabled={!drawing?.canUndo()}
          run={() => drawing?.undo()}
        >
          ↶
        </IconButton>
        <IconButton
          label={t('designer.design.redo')}
          disabled={!drawing?.canRedo()}
          run={() => drawing?.redo()}
        >
          ↷
        </IconButton>
        <IconButton label={t('designer.design.zoomOut')} run={() => drawing?.zoom(0.8)}>
          −
        </IconButton>
        <IconButton label={t('designer.design.zoomIn')} run={() => drawing?.zoom(1.25)}>
          +
        </IconButton>
        <Button size="xs" variant="default" onClick={() => drawing?.fit()}>
          {t('ui.fit')}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('designer.design.more')}>
              ⋯
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => download(`${design.processId}.bpmn`, design.xml())}>
              {t('designer.design.download')}
            </Menu.Item>
            <Menu.Item color="red" disabled={draft.revision() === 0} onClick={() => setIsDiscarding(true)}>
              {t('designer.design.discard')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ActionButton size="xs" label={t('designer.design.publish')} why={why} onClick={onPublish} />
      </Group>
      {isDiscarding && <DiscardDialog design={design} onClose={() => setIsDiscarding(false)} />}
    </header>
  );
}

function whyNotPublish({ draft, check }: DesignInHand, mayDraw: boolean, t: TFunction): string | undefined {
  if (!mayDraw) return t('designer.design.notYours');
  if (draft.state === 'conflict') return t('designer.design.conflictFirst');
  if (draft.revision() === 0 && draft.state !== 'saving') return t('designer.design.nothingNew');
  const errors = check.validation?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  return errors > 0 ? t('designer.design.errorsFirst', { count: errors }) : undefined;
}

interface IconButtonProps {
  label: string;
  disabled?: boolean;
  run: () => void;
  children: ReactNode;
}

function IconButton({ label, disabled, run, children }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} disabled={disabled} onClick={run}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/xml' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
