// One position in depth: its figures, what can be done with it, what comes, who waits, its lots and movements.
import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listStock, type StockPosition } from '../../../../api/inventory.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { SidePanel } from '../side-panel.tsx';
import { WhoWaits } from '../who-waits.section.tsx';
import { STOCK_KEY } from './place.ts';
import { PositionLots } from './position-lots.section.tsx';
import { PositionMovements } from './position-movements.section.tsx';
import { PositionSupply } from './position-supply.section.tsx';
import { STOCK_DIALOGS, StockDialog, type StockDialogName } from './stock-dialog.tsx';

const FIGURES = ['onHand', 'reserved', 'safetyStock', 'available', 'incoming'] as const;

export function PositionDrawer() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/stock' });
  const nameOf = useLocationNames();
  const { openSku: sku, openAt: location } = useSearch({ from: '/stock' });
  const isOpen = sku !== undefined && location !== undefined;
  const close = () => void navigate({ search: ({ openSku: _, openAt: __, ...rest }) => rest, replace: true });
  const query = useQuery({
    queryKey: [...STOCK_KEY, 'one', sku, location],
    queryFn: () => listStock({ sku: sku!, location: location! }, undefined, 1),
    enabled: isOpen,
  });
  return (
    <SidePanel
      opened={isOpen}
      title={isOpen ? t('planning.stock.position', { sku, location: nameOf(location) }) : ''}
      onClose={close}
    >
      {isOpen && (
        <QueryView query={query} empty={t('planning.stock.none')} isEmpty={({ items }) => items.length === 0}>
          {({ items: [position] }) => <Depth position={position!} />}
        </QueryView>
      )}
    </SidePanel>
  );
}

function Depth({ position }: { position: StockPosition }) {
  const { t } = useTranslation();
  const may = useMay();
  const [dialog, setDialog] = useState<StockDialogName | null>(null);
  const { sku, location } = position;
  return (
    <Stack gap="md">
      <SimpleGrid component="dl" cols={{ base: 3, xs: 5 }} spacing="xs" m={0}>
        {FIGURES.map((name) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">
              {t(`planning.stock.${name}`)}
            </Text>
            <Text component="dd" m={0} fz="lg" fw={name === 'available' ? 700 : 500} className="figures">
              {formatCount(position[name])}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        {(Object.keys(STOCK_DIALOGS) as StockDialogName[]).map((name) => (
          <ActionButton
            key={name}
            size="xs"
            variant="default"
            label={t(`planning.stock.${name}.button`)}
            why={may(STOCK_DIALOGS[name].call) ? undefined : t('ui.notAllowed')}
            onClick={() => setDialog(name)}
          />
        ))}
      </Group>
      <PositionSupply sku={sku} location={location} />
      <WhoWaits sku={sku} />
      <PositionLots sku={sku} location={location} />
      <PositionMovements sku={sku} location={location} />
      {dialog && <StockDialog name={dialog} position={position} onClose={() => setDialog(null)} />}
    </Stack>
  );
}
