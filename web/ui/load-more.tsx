// The button under a list that has more, and the count of what is shown.
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LoadMoreProps {
  shown: number;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

export function LoadMore({ shown, hasMore, loading, onMore }: LoadMoreProps) {
  const { t } = useTranslation();
  return (
    <Group justify="center" py="md" gap="md">
      <Text size="sm" c="dimmed">
        {t('ui.shown', { count: shown })}
      </Text>
      {hasMore && (
        <Button variant="default" loading={loading} onClick={onMore}>
          {t('ui.loadMore')}
        </Button>
      )}
    </Group>
  );
}
