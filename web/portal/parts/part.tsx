// A titled part of a page.
import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

export function Part({
  title,
  className,
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`part ${className ?? ''}`} aria-labelledby={id}>
      <Title order={2} id={id} className="part-title">
        {title}
      </Title>
      {children}
    </section>
  );
}
