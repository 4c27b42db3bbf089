// The one thing to do now, readable at arm's length: what, how many, into which tote, of which lot.
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PickRow } from '../../../../api/work.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { nextTote } from './use-picking.ts';

interface NextThingProps {
  row: PickRow;
  /** Undefined where nothing else is left to fetch first. */
  onLater: (() => void) | undefined;
}

export function NextThing({ row, onLater }: NextThingProps) {
  const { t } = useTranslation();
  const tote = nextTote(row);
  return (
    <section className="next-thing" aria-label={t('operations.picking.next')}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div className="grow">
          <div className="next-name">
            <PersonName name={row.name} />
          </div>
          <div className="next-sku">{row.sku}</div>
        </div>
        <div>
          <div className="next-count">{row.quantity - row.found}×</div>
        </div>
      </Group>
      <Group justify="space-between" align="flex-end" mt="md" gap="sm">
        <div>
          {tote !== undefined && (
            <Text fz={22} fw={600}>
              {t('operations.picking.intoTote', { tote })}
            </Text>
          )}
          {row.lots.map(({ lot, expiresOn, quantity }) => (
            <Text key={lot} size="lg">
              {expiresOn === null
                ? t('operations.picking.lot', { lot, quantity })
                : t('operations.picking.lotUntil', { lot, quantity, date: formatDate(expiresOn) })}
            </Text>
          ))}
        </div>
        {onLater && (
          <Button className="touch" variant="default" onClick={onLater}>
            {t('operations.picking.later')}
          </Button>
        )}
      </Group>
    </section>
  );
}
