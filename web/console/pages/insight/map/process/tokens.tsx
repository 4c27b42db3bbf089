// The tokens that move over the map as the cases did, and their player. Nothing moves by itself: somebody presses play, or draws the time by
// hand where the device asks for less motion.
import './tokens.css';
import { useEffect, useMemo, useRef } from 'react';
import type { AnimationView } from '../../../../../api/insight-mining.ts';
import type { GraphLayout } from '../../parts/canvas/graph.ts';
import { type Track, trackOf } from '../../parts/canvas/path-of.ts';
import { type Journey, journeyOf, tokenAt } from '../../parts/canvas/tokens.ts';
import { edgeId, nodeId } from './to-graph.ts';

/** Whoever moves the clock tells who draws; React has no part in a frame. */
export interface Clock {
  second: number;
  listeners: Set<() => void>;
}

interface TokensProps {
  view: AnimationView;
  layout: GraphLayout;
  clock: Clock;
}

export function Tokens({ view, layout, clock }: TokensProps) {
  const place = useRef<SVGGElement>(null);
  const tracks = useMemo(() => tracksOf(layout), [layout]);
  const journeys = useMemo(() => journeysOf(view, layout), [view, layout]);
  useEffect(() => {
    const group = place.current;
    if (!group) return;
    const dots = journeys.map(() => {
      const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
      dot.setAttribute('r', '5');
      dot.setAttribute('visibility', 'hidden');
      return dot;
    });
    group.replaceChildren(...dots);
    const draw = () => {
      for (const [index, journey] of journeys.entries()) {
        const at = tokenAt(journey, clock.second, (edge) => tracks.get(edge));
        const dot = dots[index]!;
        dot.setAttribute('visibility', at ? 'visible' : 'hidden');
        if (at) dot.setAttribute('transform', `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`);
      }
    };
    draw();
    clock.listeners.add(draw);
    return () => {
      clock.listeners.delete(draw);
      group.replaceChildren();
    };
  }, [journeys, tracks, clock]);
  return (
    <svg className="tokens" width={layout.width} height={layout.height} aria-hidden="true">
      <g ref={place} />
    </svg>
  );
}

function tracksOf({ edges }: GraphLayout): Map<string, Track> {
  return new Map([...edges].map(([id, points]) => [id, trackOf(points)]));
}

function journeysOf({ activities, cases }: AnimationView, { nodes, edges }: GraphLayout): Journey[] {
  const ids = activities.map(nodeId);
  const isDrawn = (activity: number) => nodes.has(ids[activity] ?? '');
  const edgeOf = (from: number, to: number) => {
    const id = edgeId(ids[from]!, ids[to]!);
    return edges.has(id) ? id : null;
  };
  return cases.map((each) => journeyOf(each, isDrawn, edgeOf));
}
