// A link to another page of the portal: goes there without loading everything again; in a new tab as any link.
import { Anchor, type AnchorProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { go } from '../address.ts';

interface PortalLinkProps extends AnchorProps {
  to: string;
  children: ReactNode;
  'aria-current'?: 'page' | undefined;
}

export function PortalLink({ to, children, ...look }: PortalLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <Anchor href={to} onClick={follow} {...look}>
      {children}
    </Anchor>
  );
}
