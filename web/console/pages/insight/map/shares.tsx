// A percentage drawn by hand: the number follows the thumb, the page is asked when the thumb rests.
import { Slider, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { formatShare } from '../../../../ui/money.ts';

interface ShareSliderProps {
  label: string;
  /** Percent. */
  value: number;
  max?: number;
  /** What it comes to, at the right of the label. */
  aside?: ReactNode;
  onChange: (value: number) => void;
}

export function ShareSlider({ label, value, max = 100, aside, onChange }: ShareSliderProps) {
  const [drawn, setDrawn] = useState(value);
  useEffect(() => setDrawn(value), [value]);
  return (
    <div className="share-slider">
      <div className="share-words">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm" c="dimmed">
          {aside ?? formatShare(drawn / 100)}
        </Text>
      </div>
      <Slider
        size="sm"
        min={0}
        max={max}
        value={drawn}
        onChange={setDrawn}
        onChangeEnd={onChange}
        label={(at) => formatShare(at / 100)}
        thumbLabel={label}
      />
    </div>
  );
}
