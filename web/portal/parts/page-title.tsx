// The title of a page, which is also the title of its tab.
import { Title } from '@mantine/core';
import { useEffect } from 'react';

export function PageTitle({ title }: { title: string }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Title order={1} className="page-title">
      <bdi>{title}</bdi>
    </Title>
  );
}
