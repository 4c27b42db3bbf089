// Whether something is in use (a location, a supplier, what it sells): by word first, by colour second.
import { Badge } from '@mantine/core';

export function ActivityBadge({ active, word }: { active: boolean; word: string }) {
  return (
    <Badge variant="light" color={active ? 'teal' : 'gray'} radius="sm" tt="none">
      {word}
    </Badge>
  );
}
