// Pick lists that are under way at the location: go on with one, or print it.
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import { listPickLists } from '../../../../api/work.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { WORK_KEY } from '../floor/use-location.ts';

export function PickListsSection({ location }: { location: string }) {
  const { t } = useTranslation();
  const lists = useQuery({
    queryKey: [...WORK_KEY, 'pick-lists', location],
    queryFn: () => listPickLists(location),
  });
  return (
    <Section title={t('operations.queue.lists')}>
      <QueryView
        query={lists}
        empty={t('operations.queue.noLists')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((list) => (
            <Group key={list.pickListId} className="entry" justify="space-between" gap="sm">
              <Text size="sm">
                {t('operations.queue.listOf', { count: list.orders })}{' '}
                <span className="dim">
                  · <When at={list.createdAt} />
                </span>
              </Text>
              <Group gap="sm">
                <Anchor
                  className="print-link"
                  href={hrefOf('/v1/pick-lists/{pickListId}/pdf', { path: { pickListId: list.pickListId } })}
                  target="_blank"
                  rel="noreferrer"
                  size="sm"
                >
                  {t('operations.queue.printList')}
                </Anchor>
                <Button
                  className="touch"
                  size="sm"
                  variant="light"
                  renderRoot={(props) => (
                    <Link to="/pick-lists/$pickListId" params={{ pickListId: list.pickListId }} {...props} />
                  )}
                >
                  {t('operations.queue.goOn')}
                </Button>
              </Group>
            </Group>
          ))
        }
      </QueryView>
    </Section>
  );
}
