// Parts of a page behind tabs; the one that is shown stands in the page's address, which the page keeps.
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';

interface TabPanelsProps<Name extends string> {
  shown: Name;
  tabs: readonly { name: Name; label: string; content: ReactNode }[];
  onShow: (name: Name | undefined) => void;
}

export function TabPanels<Name extends string>({ shown, tabs, onShow }: TabPanelsProps<Name>) {
  return (
    <Tabs
      value={shown}
      keepMounted={false}
      onChange={(value) => onShow(tabs.find(({ name }) => name === value)?.name)}
    >
      <Tabs.List>
        {tabs.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name} pt="md">
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
