// A panel that opens at the side over a list: its name, the way to close it, what it shows.
import { CloseButton, Drawer, Group, Title } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface SidePanelProps {
  opened: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

export function SidePanel({ opened, title, onClose, children }: SidePanelProps) {
  const { t } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  // Escape closes what lies on top: a dialog that was opened from the panel leaves it open.
  useWindowEvent(
    'keydown',
    (event) => {
      const { target } = event;
      const isHeld =
        target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true';
      const top = [...document.querySelectorAll('[role="dialog"]')].at(-1);
      if (opened && event.key === 'Escape' && !event.isComposing && !isHeld && top === panel.current)
        onClose();
    },
    { capture: true },
  );
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="right" size="xl" closeOnEscape={false}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={title} ref={panel}>
        <Drawer.Body>
          <Group justify="space-between" wrap="nowrap" mb="md">
            <Title order={2} size="h4">
              <bdi>{title}</bdi>
            </Title>
            <CloseButton aria-label={t('ui.close')} onClick={onClose} />
          </Group>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
