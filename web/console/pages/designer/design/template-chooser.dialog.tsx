// Offers commands, events, decisions and tasks by search: as the form of the selected element, or as the next step. By keyboard alone
// it is the way to draw: what is chosen is joined to the selected element.
import { Modal, SegmentedControl, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAIN_STEPS } from './plain-steps.ts';
import type { Choosing, DesignInHand } from './use-design.ts';

interface Choice {
  id: string;
  name: string;
  description: string;
  category: string;
  run: () => void;
}

const SHOWN = 60;

export function TemplateChooser({ design }: { design: DesignInHand }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { selected, choosing } = design;
  const close = () => design.choose(null);
  const choices = useChoices(design, choosing ?? 'append');
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter(({ name, description, id }) =>
    words.every((word) => `${name} ${id} ${description}`.toLowerCase().includes(word)),
  );
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    choice.run();
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(choosing === 'replace' ? 'designer.choose.replace' : 'designer.choose.append')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="sm">
        {selected && (
          <SegmentedControl
            size="xs"
            value={choosing ?? 'append'}
            onChange={(value) => design.choose(value === 'replace' ? 'replace' : 'append')}
            data={[
              { value: 'append', label: t('designer.choose.behind', { name: selected.name || selected.id }) },
              {
                value: 'replace',
                label: t('designer.choose.become', { name: selected.name || selected.id }),
              },
            ]}
          />
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            take(found[0]);
          }}
        >
          <TextInput
            data-autofocus
            label={t('designer.choose.search')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </form>
        <div className="choices">
          {found.slice(0, SHOWN).map((choice, index) => (
            <div key={choice.id}>
              {choice.category !== found[index - 1]?.category && (
                <Text size="xs" c="dimmed" fw={600} className="choice-group">
                  {choice.category}
                </Text>
              )}
              <UnstyledButton className="choice" onClick={() => take(choice)}>
                <Text size="sm" fw={600} component="span" display="block">
                  {choice.name}
                </Text>
                <Text size="xs" c="dimmed" component="span" display="block">
                  {choice.description}
                </Text>
              </UnstyledButton>
            </div>
          ))}
          {found.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('designer.choose.none')}
            </Text>
          )}
          {found.length > SHOWN && (
            <Text size="sm" c="dimmed">
              {t('designer.choose.more', { count: found.length - SHOWN })}
            </Text>
          )}
        </div>
      </Stack>
    </Modal>
  );
}

function useChoices({ drawing }: DesignInHand, choosing: Choosing): Choice[] {
  const { t } = useTranslation();
  return useMemo(() => {
    if (!drawing) return [];
    const templates = drawing
      .templates()
      .filter(({ id }) => choosing === 'append' || drawing.fits(id))
      .map((template) => ({
        ...template,
        run: () =>
          choosing === 'append'
            ? drawing.append({ template: template.id })
            : drawing.applyTemplate(template.id),
      }))
      .sort((a, b) => a.category.localeCompare(b.category) || a.name.localeCompare(b.name));
    if (choosing === 'replace') return templates;
    const plain = PLAIN_STEPS.map(({ id, ...what }) => ({
      id,
      name: t(`designer.steps.${id}`),
      description: t(`designer.steps.${id}About`),
      category: t('designer.steps.title'),
      run: () => drawing.append(what),
    }));
    return [...plain, ...templates];
  }, [drawing, choosing, t]);
}
