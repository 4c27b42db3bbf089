// Opens the link of a message and goes to what it is about. What stands behind # leaves the address at once, so that it is not passed on.
import { Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, newIdempotencyKey } from '../../api/call.ts';
import { openLink, readMe, readOwnOrder } from '../../api/portal.ts';
import { Failure } from '../../ui/failure.tsx';
import { go, ORDERS, orderPath } from '../address.ts';
import { Welcome } from '../sign-in/welcome.tsx';
import { useVisitorChange } from '../use-me.ts';

export function LinkPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const changeVisitor = useVisitorChange();
  const opening = useQuery({
    queryKey: ['link'],
    queryFn: () => enter(token),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), []);
  const path = opening.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the way is known
  useEffect(() => {
    if (path === undefined) return;
    go(path, { replace: true });
    void changeVisitor();
  }, [path]);
  const { error } = opening;
  if (error instanceof ApiRefusal && error.problem.status < 500)
    return <Welcome title={t('portal.link.brokenTitle')} hint={t('portal.link.broken')} />;
  if (error) return <Failure error={error} onRetry={() => void opening.refetch()} />;
  return (
    <Stack align="center" py="xl" role="status">
      <Loader aria-hidden />
      <Text>{t('portal.link.opening')}</Text>
    </Stack>
  );
}

/** Where the link leads. Who is signed in and sees that order anyway stays signed in, which may do more than a link. */
async function enter(token: string): Promise<string> {
  const orderId = /^(ord_[0-9a-z]{26})\./.exec(token)?.[1];
  if (orderId && (await readMe())?.signedIn) {
    const isOwn = await readOwnOrder(orderId).then(
      () => true,
      () => false,
    );
    if (isOwn) return orderPath(orderId);
  }
  const opened = await openLink(token === '' ? '-' : token, newIdempotencyKey());
  return opened.orderId === null ? ORDERS : orderPath(opened.orderId);
}
