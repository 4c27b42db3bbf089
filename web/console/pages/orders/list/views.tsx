// Saved views: the filters and columns of the list under a name, for oneself or for everybody.
import { Button, Checkbox, Menu, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { deleteView, listViews, type SavedView, saveView } from '../../../../api/desk.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { LIST_TABLE, listColumns } from './columns.tsx';
import { isSameView, readListSearch, toViewFilters } from './list-search.ts';

const AREA = 'orders';
const VIEWS = ['views', AREA];

/** The same memory of chosen columns as the table's own (ui/data-table/columns.ts). */
function useColumns() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `throughline.columns.${LIST_TABLE}`,
    defaultValue: {},
  });
  const columns = listColumns(t);
  return {
    shown: columns.filter(({ id, optional }) => chosen[id] ?? optional !== true).map(({ id }) => id),
    show: (ids: readonly string[]) =>
      setChosen(Object.fromEntries(columns.map(({ id }) => [id, ids.includes(id)]))),
  };
}

export function SavedViews() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/orders' });
  const search = useSearch({ from: '/orders' });
  const client = useQueryClient();
  const columns = useColumns();
  const views = useQuery({ queryKey: VIEWS, queryFn: () => listViews(AREA) });
  const [dialog, setDialog] = useState<'save' | 'change' | 'delete' | null>(null);
  const items = views.data?.items ?? [];
  const current = items.find(({ viewId }) => viewId === search.view);
  const open = (view: SavedView) => {
    if (view.columns.length > 0) columns.show(view.columns);
    const sort = view.sort === 'placedAt' ? { sort: 'placedAt' as const } : {};
    void navigate({ search: { ...readListSearch(view.filters), ...sort, view: view.viewId } });
  };
  const refresh = () => client.invalidateQueries({ queryKey: VIEWS });
  const isChanged = current !== undefined && !isSameView(search, current);
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" className="order-views">
            {current ? <PersonName name={current.name} /> : t('orders.views.title')}
            {isChanged && <span className="dim"> {t('orders.views.changed')}</span>}
            <span aria-hidden="true">&nbsp;▾</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['mine', 'shared'] as const).map((kind) => {
            const own = items.filter(({ mine }) => mine === (kind === 'mine'));
            return own.length === 0 ? null : (
              <div key={kind}>
                <Menu.Label>{t(`orders.views.${kind}`)}</Menu.Label>
                {own.map((view) => (
                  <Menu.Item key={view.viewId} onClick={() => open(view)}>
                    <PersonName name={view.name} />
                    {!view.mine && (
                      <Text size="xs" c="dimmed">
                        <PersonName name={view.ownerName} />
                      </Text>
                    )}
                    {view.mine && view.shared && (
                      <Text span size="xs" c="dimmed">
                        {' '}
                        {t('orders.views.isShared')}
                      </Text>
                    )}
                  </Menu.Item>
                ))}
              </div>
            );
          })}
          {items.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setDialog('save')}>{t('orders.views.save')}</Menu.Item>
          {current?.mine && (
            <Menu.Item onClick={() => setDialog('change')}>{t('orders.views.change')}</Menu.Item>
          )}
          {current?.mine && (
            <Menu.Item color="red" onClick={() => setDialog('delete')}>
              {t('orders.views.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {(dialog === 'save' || dialog === 'change') && (
        <SaveViewDialog
          view={dialog === 'change' ? current : undefined}
          columns={columns.shown}
          onClose={() => setDialog(null)}
          onDone={async (viewId) => {
            setDialog(null);
            await refresh();
            void navigate({ search: (before) => ({ ...before, view: viewId }), replace: true });
          }}
        />
      )}
      {dialog === 'delete' && current && (
        <CommandDialog
          title={t('orders.views.deleteTitle')}
          action={t('orders.views.delete')}
          danger
          done={t('orders.views.deleted')}
          send={(key) => deleteView(current.viewId, key)}
          onClose={() => setDialog(null)}
          onDone={() => {
            void refresh();
            void navigate({ search: (before) => ({ ...before, view: undefined }), replace: true });
          }}
        >
          <Text size="sm">
            <PersonName name={current.name} />
            {current.shared && ` – ${t('orders.views.deleteShared')}`}
          </Text>
        </CommandDialog>
      )}
    </>
  );
}

interface SaveViewProps {
  view: SavedView | undefined;
  columns: readonly string[];
  onClose: () => void;
  onDone: (viewId: string) => void;
}

function SaveViewDialog({ view, columns, onClose, onDone }: SaveViewProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/orders' });
  const form = useCommandForm({
    initial: { name: view?.name ?? '', shared: view?.shared ?? false },
    send: ({ name, shared }, key = newIdempotencyKey()) =>
      saveView(
        {
          ...(view ? { viewId: view.viewId } : {}),
          area: AREA,
          name: name.trim(),
          shared,
          filters: toViewFilters(search),
          columns,
          ...(search.sort ? { sort: search.sort } : {}),
        },
        key,
      ),
    done: t('orders.views.saved'),
    onDone: ({ viewId }) => onDone(viewId),
  });
  const { value: shared, ...checkbox } = form.field('shared');
  return (
    <CommandDialog
      title={t(view ? 'orders.views.change' : 'orders.views.save')}
      action={t('orders.views.action')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('orders.views.name')}
        maxLength={80}
        required
        {...form.field('name')}
      />
      <Checkbox label={t('orders.views.share')} checked={shared} {...checkbox} />
      <Text size="sm" c="dimmed">
        {t('orders.views.keeps')}
      </Text>
    </CommandDialog>
  );
}
