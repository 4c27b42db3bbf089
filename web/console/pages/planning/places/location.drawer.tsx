// One location in depth: its facts, its hours, its rules as a store, and what can be done with it.
import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Location } from '../../../../api/inventory.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { SidePanel } from '../side-panel.tsx';
import { DeactivateLocationDialog } from './deactivate-location.dialog.tsx';
import { EditLocationDialog } from './edit-location.dialog.tsx';
import { LocationFacts } from './location-facts.section.tsx';
import { LocationHours } from './location-hours.section.tsx';
import { StoreDays } from './store-days.section.tsx';
import { StoreRulesSection } from './store-rules.section.tsx';

interface LocationDrawerProps {
  location: Location | undefined;
  onClose: () => void;
}

export function LocationDrawer({ location, onClose }: LocationDrawerProps) {
  return (
    <SidePanel
      opened={location !== undefined}
      title={location ? location.name || location.code : ''}
      onClose={onClose}
    >
      {location && <Depth key={location.code} location={location} />}
    </SidePanel>
  );
}

function Depth({ location }: { location: Location }) {
  const { t } = useTranslation();
  const may = useMay();
  const [dialog, setDialog] = useState<'edit' | 'deactivate' | null>(null);
  const close = () => setDialog(null);
  const whyNot = may('POST /v1/locations/{code}/deactivate') ? undefined : t('ui.notAllowed');
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        <span className="mono">{location.code}</span> · {t(`planning.locations.kinds.${location.kind}`)} ·{' '}
        {t(`planning.locations.states.${location.active ? 'active' : 'inactive'}`)}
      </Text>
      <Group gap="xs">
        <ActionButton
          size="xs"
          variant="default"
          label={t('planning.locations.edit.action')}
          why={may('PUT /v1/locations/{code}') ? undefined : t('ui.notAllowed')}
          onClick={() => setDialog('edit')}
        />
        <ActionButton
          size="xs"
          variant="default"
          label={t('planning.locations.deactivate.action')}
          why={location.active ? whyNot : t('planning.locations.deactivate.already')}
          onClick={() => setDialog('deactivate')}
        />
      </Group>
      <LocationFacts location={location} />
      <LocationHours calendar={location.calendar} />
      <StoreRulesSection location={location.code} />
      <StoreDays location={location.code} />
      {dialog === 'edit' && <EditLocationDialog location={location} onClose={close} />}
      {dialog === 'deactivate' && <DeactivateLocationDialog location={location} onClose={close} />}
    </Stack>
  );
}
