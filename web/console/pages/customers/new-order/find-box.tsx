// A field that finds while it is typed in; Enter picks the first, the arrows others.
import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import type { ReactNode } from 'react';
import { PersonName } from '../../../../ui/safe-text.tsx';

interface FindBoxProps {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  options: readonly { value: string; title: string; about: string }[];
  onPick: (value: string) => void;
  /** Said where nothing was found. */
  nothing?: string | undefined;
  rightSection?: ReactNode;
}

export function FindBox(props: FindBoxProps) {
  const { label, placeholder, text, onText, options, onPick, nothing, rightSection } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isEmpty = options.length === 0;
  return (
    <div className="grow find-box">
      <Combobox
        store={combobox}
        onOptionSubmit={(value) => {
          onPick(value);
          onText('');
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target>
          <TextInput
            label={label}
            placeholder={placeholder}
            value={text}
            maxLength={200}
            autoComplete="off"
            rightSection={rightSection}
            onChange={(event) => {
              onText(event.currentTarget.value);
              combobox.openDropdown();
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || combobox.getSelectedOptionIndex() >= 0) return;
              const [first] = options;
              if (!first) return;
              event.preventDefault();
              onPick(first.value);
              onText('');
              combobox.closeDropdown();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={text.trim() === '' || (isEmpty && nothing === undefined)}>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
            {isEmpty && <Combobox.Empty>{nothing}</Combobox.Empty>}
            {options.map(({ value, title, about }) => (
              <Combobox.Option key={value} value={value}>
                <Text size="sm">
                  <PersonName name={title} />
                </Text>
                <Text size="xs" c="dimmed">
                  <PersonName name={about} />
                </Text>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
