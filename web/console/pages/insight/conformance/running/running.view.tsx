// The watch over running orders: which processes are watched, and what was found.
import { Stack } from '@mantine/core';
import { AlertsSection } from './alerts.section.tsx';
import { WatchesSection } from './watches.section.tsx';

export function RunningView() {
  return (
    <Stack gap="md">
      <WatchesSection />
      <AlertsSection />
    </Stack>
  );
}
