// The sign that something is under way and comes by itself; it is told to those who do not see it, too.
import { Loader, type LoaderProps } from '@mantine/core';

interface LoadingProps extends LoaderProps {
  /** What is under way. */
  label: string;
}

export function Loading({ label, ...props }: LoadingProps) {
  return <Loader role="status" aria-label={label} {...props} />;
}
