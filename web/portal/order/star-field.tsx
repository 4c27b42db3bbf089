// One to five stars, as a group of radio buttons that looks like stars: arrow keys, screen readers and fingers all know it.
import { Text, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from '../../ui/use-command-form.ts';

const STARS = [1, 2, 3, 4, 5] as const;

export function StarField({
  label,
  value,
  onChange,
  error,
  ...place
}: FieldProps<number> & { label: string }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="stars" {...place}>
      <legend>{label}</legend>
      <div className="stars-row">
        {STARS.map((star) => (
          <label key={star} data-on={star <= value || undefined}>
            <input
              type="radio"
              name={name}
              value={star}
              checked={value === star}
              onChange={() => onChange(star)}
              className="star-input"
            />
            <span aria-hidden>{star <= value ? '★' : '☆'}</span>
            <VisuallyHidden>{t('portal.feedback.stars', { count: star })}</VisuallyHidden>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <Text size="sm" c="red">
          {error}
        </Text>
      )}
    </fieldset>
  );
}
