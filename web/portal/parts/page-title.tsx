// The title of a page, which is also the title of its tab.
import { Title } from '@mantine/core';
import { useEffect } from 'react';
import { withoutOverrides } from '../../ui/safe-text.tsx';
import { useShopName } from '../shop-name.ts';

export function PageTitle({ title }: { title: string }) {
  const shopName = useShopName();
  useEffect(() => {
    document.title = withoutOverrides([title, shopName].filter(Boolean).join(' · '));
  }, [title, shopName]);
  return (
    <Title order={1} className="page-title">
      <bdi>{title}</bdi>
    </Title>
  );
}
