// The models that cases can be held against: processes that run here, and files that somebody has uploaded.
import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../../api/conformance.ts';
import { ActionButton } from '../../../../../ui/action-button.tsx';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { SafeText } from '../../../../../ui/safe-text.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { When } from '../../../../../ui/when.tsx';
import { useMay } from '../../../../shell/use-me.ts';
import { useComparison, useModels } from '../use-comparison.ts';
import { RemoveModelDialog } from './remove-model.dialog.tsx';
import { UploadModelDialog } from './upload-model.dialog.tsx';

export function ModelsSection() {
  const { t } = useTranslation();
  const may = useMay();
  const models = useModels();
  const [isUploading, setUploading] = useState(false);
  const [removing, setRemoving] = useState<Model | null>(null);
  const mayNot = may('POST /v1/insight/models') ? undefined : t('ui.notAllowed');
  return (
    <Section
      title={t('insight.conformance.modelsTitle')}
      aside={
        <ActionButton
          size="sm"
          label={t('insight.conformance.upload')}
          why={mayNot}
          onClick={() => setUploading(true)}
        />
      }
    >
      <QueryView query={models}>
        {({ items }) => (
          <ul className="watches">
            {items.map((model) => (
              <ModelRow key={model.ref} model={model} why={mayNot} onRemove={() => setRemoving(model)} />
            ))}
          </ul>
        )}
      </QueryView>
      {isUploading && <UploadModelDialog onClose={() => setUploading(false)} />}
      {removing && <RemoveModelDialog model={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

function ModelRow({ model, why, onRemove }: { model: Model; why: string | undefined; onRemove: () => void }) {
  const { t } = useTranslation();
  const { change } = useComparison();
  const { name, kind, format, versions, at } = model;
  return (
    <li>
      <div>
        <Group gap="xs">
          <strong>
            <SafeText text={name} limit={120} />
          </strong>
          <Badge variant="light" color="gray" size="sm">
            {format.toUpperCase()}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {kind === 'process'
            ? t('insight.conformance.runsHere', { count: versions.length })
            : t('insight.conformance.uploaded')}
          {' · '}
          <When at={at} as="moment" />
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="xs"
          variant="default"
          aria-label={t('insight.conformance.compareWith', { name })}
          onClick={() => change({ view: undefined, model: model.ref, deviation: undefined })}
        >
          {t('insight.conformance.compare')}
        </Button>
        {kind === 'upload' && (
          <ActionButton
            size="xs"
            variant="light"
            color="red"
            label={t('insight.conformance.remove')}
            aria-label={t('insight.conformance.removeOf', { name })}
            why={why}
            onClick={onRemove}
          />
        )}
      </Group>
    </li>
  );
}
