// What the server says is wrong with a part of a form that is no input.
import { Text } from '@mantine/core';

export function WrongHere({ at }: { at: { error: string | undefined; 'data-at': string } }) {
  if (at.error === undefined) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)" data-at={at['data-at']}>
      {at.error}
    </Text>
  );
}
