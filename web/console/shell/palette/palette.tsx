// The command palette: everything that can be gone to or done from here, by typing. Arrows choose, Enter does.
import { Combobox, Group, Modal, ScrollArea, Text, TextInput, useCombobox } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from './use-commands.tsx';

interface PaletteProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  onShowKeys: () => void;
}

export default function Palette({ text, onText, onClose, onShowKeys }: PaletteProps) {
  const { t } = useTranslation();
  // The list keeps Escape to itself while it is open, and it is open as long as the palette is.
  const combobox = useCombobox({ opened: true, loop: true, onDropdownClose: onClose });
  const { groups, isAsking } = useCommands(text, onShowKeys);
  const commands = groups.flatMap((group) => group.commands);
  const first = commands[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter does the first as soon as it is there
  useEffect(() => {
    combobox.selectFirstOption();
  }, [first, text]);
  const run = (id: string) => {
    const command = commands.find((each) => each.id === id);
    if (!command || command.why !== undefined) return;
    onClose();
    command.run();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.palette.title')}
      withCloseButton={false}
      size="lg"
      yOffset="10vh"
      classNames={{ header: 'hidden', body: 'palette' }}
    >
      <Combobox store={combobox} onOptionSubmit={run} withinPortal={false}>
        <Combobox.EventsTarget>
          <TextInput
            size="md"
            variant="unstyled"
            className="palette-input"
            type="search"
            aria-label={t('shell.palette.open')}
            placeholder={t('shell.palette.placeholder')}
            value={text}
            onChange={(event) => onText(event.currentTarget.value)}
            data-autofocus
          />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah="56vh" type="scroll">
          <Combobox.Options aria-label={t('shell.palette.title')}>
            {groups.map((group) => (
              <Combobox.Group key={group.label} label={group.label}>
                {group.commands.map((command) => (
                  <Option key={command.id} command={command} />
                ))}
              </Combobox.Group>
            ))}
            {commands.length === 0 && !isAsking && (
              <Combobox.Empty>{t('shell.palette.nothing')}</Combobox.Empty>
            )}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox>
    </Modal>
  );
}

function Option({ command }: { command: Command }) {
  return (
    <Combobox.Option value={command.id} disabled={command.why !== undefined}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <div className="grow">
          <Text size="sm" fw={500} truncate>
            {command.label}
          </Text>
          {(command.why ?? command.about) && (
            <Text size="xs" c="dimmed" truncate component="div">
              {command.why ?? command.about}
            </Text>
          )}
        </div>
        {command.aside && <span className="palette-aside">{command.aside}</span>}
      </Group>
    </Combobox.Option>
  );
}
