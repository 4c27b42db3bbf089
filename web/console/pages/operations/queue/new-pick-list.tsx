// Begins a pick list: of the rows that are chosen, else of the most urgent work; then the picking screen opens.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { createPickList, type QueueItem } from '../../../../api/work.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { WORK_KEY } from '../floor/use-location.ts';

/** As many orders as one walk has room for. */
const TOTES = 12;

export function NewPickList({ location, chosen }: { location: string; chosen?: readonly QueueItem[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const may = useMay()('POST /v1/pick-lists');
  const ids = (chosen ?? []).flatMap(({ fulfilmentOrderId }) => fulfilmentOrderId ?? []);
  const begin = async (key: string) => {
    const which = chosen ? { fulfilmentOrderIds: ids } : { count: TOTES };
    const { pickListId } = await createPickList({ location, ...which }, key);
    void client.invalidateQueries({ queryKey: WORK_KEY });
    await navigate({ to: '/pick-lists/$pickListId', params: { pickListId } });
  };
  return (
    <CommandButton
      className="touch"
      size="sm"
      variant="filled"
      label={
        chosen
          ? t('operations.queue.pickChosen', { count: ids.length })
          : t('operations.queue.pickUrgent', { count: TOTES })
      }
      done={t('operations.queue.pickListMade')}
      why={may ? undefined : t('ui.notAllowed')}
      send={begin}
    />
  );
}
