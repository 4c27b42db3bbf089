// The single place for what a block-structured model means, as a process algebra: a term is what is still to be done, and
// doing one thing rewrites it. It knows no tokens, gateways or scopes of the engine, on purpose: it is the second opinion.

import type { Block } from './block-models.ts';

type Later = () => Term;

export type Term =
  | { op: 'done' }
  /** One task; `again` is what a loop's question is answered, `throws` the error it ends with. */
  | { op: 'act'; id: string; again?: boolean; throws?: string; next?: Later }
  | { op: 'then'; now: Term; later: Later }
  | { op: 'both'; parts: Term[] }
  /** `inside` runs until done, or until what is watched for happens. */
  | { op: 'watch'; inside: Term; error?: string; message?: string; interrupting: boolean; reaction: Later };

/** One thing that can be done now. */
export type Move =
  | { kind: 'task'; id: string; again?: boolean; throws?: string }
  | { kind: 'message'; name: string };

const DONE: Term = { op: 'done' };

/** What is to be done when a block begins. */
export function begin(block: Block): Term {
  switch (block.kind) {
    case 'skip':
      return DONE;
    case 'task':
      return { op: 'act', id: block.id };
    case 'seq':
      return inOrder(block.parts.map((part) => () => begin(part)));
    case 'and':
      return tidy({ op: 'both', parts: block.parts.map(begin) });
    case 'xor':
      return begin(block.parts[block.pick]!);
    case 'or': {
      const chosen = block.parts.slice(0, -1).filter((_, at) => (block.bits >> at) % 2 === 1);
      return tidy({ op: 'both', parts: (chosen.length > 0 ? chosen : [block.parts.at(-1)!]).map(begin) });
    }
    case 'loop': {
      const again = block.times > 0;
      const next = again ? () => begin({ ...block, times: block.times - 1 }) : undefined;
      return inOrder([() => begin(block.body), () => ({ op: 'act', id: block.id, again, next })]);
    }
    case 'try': {
      if (!block.fails) return { op: 'act', id: block.id };
      const error = `E_${block.id}`;
      const reaction = () => begin(block.handler);
      return {
        op: 'watch',
        inside: { op: 'act', id: block.id, throws: error },
        error,
        interrupting: true,
        reaction,
      };
    }
    case 'scope':
      return beginScope(block);
  }
}

function beginScope(block: Extract<Block, { kind: 'scope' }>): Term {
  const byError = block.by === 'error';
  const beside: Term = { op: 'act', id: block.id };
  if (byError && block.fails) beside.throws = `E_${block.id}`;
  return tidy({
    op: 'watch',
    inside: { op: 'both', parts: [beside, begin(block.body)] },
    ...(byError ? { error: `E_${block.id}` } : { message: `M_${block.id}` }),
    interrupting: block.interrupting,
    reaction: () => ({ op: 'act', id: `${block.id}_es_do` }),
  });
}

function inOrder(parts: Later[]): Term {
  const [first, ...rest] = parts;
  return first ? tidy({ op: 'then', now: first(), later: () => inOrder(rest) }) : DONE;
}

/** Drops what is done. */
function tidy(term: Term): Term {
  if (term.op === 'then' && term.now.op === 'done') return term.later();
  if (term.op === 'both') {
    const parts = term.parts.map(tidy).filter((part) => part.op !== 'done');
    return parts.length === 0 ? DONE : { op: 'both', parts };
  }
  if (term.op === 'watch') {
    const inside = tidy(term.inside);
    return inside.op === 'done' ? DONE : { ...term, inside };
  }
  return term;
}

/** Everything that can be done now. */
export function movesOf(term: Term): Move[] {
  switch (term.op) {
    case 'done':
      return [];
    case 'act': {
      const { id, again, throws } = term;
      return [{ kind: 'task', id, again, throws }];
    }
    case 'then':
      return movesOf(term.now);
    case 'both':
      return term.parts.flatMap(movesOf);
    case 'watch':
      return [
        ...movesOf(term.inside),
        ...(term.message ? [{ kind: 'message', name: term.message } as const] : []),
      ];
  }
}

/** What is left after a move; undefined when the term cannot make it. An error nobody caught is handed outwards. */
export function make(term: Term, move: Move): { left: Term; thrown?: string } | undefined {
  switch (term.op) {
    case 'done':
      return undefined;
    case 'act':
      if (move.kind !== 'task' || move.id !== term.id) return undefined;
      return { left: term.next?.() ?? DONE, thrown: term.throws };
    case 'then': {
      const made = make(term.now, move);
      return made && { left: tidy({ ...term, now: made.left }), thrown: made.thrown };
    }
    case 'both':
      for (const [at, part] of term.parts.entries()) {
        const made = make(part, move);
        if (made)
          return { left: tidy({ op: 'both', parts: term.parts.with(at, made.left) }), thrown: made.thrown };
      }
      return undefined;
    case 'watch': {
      if (move.kind === 'message' && move.name === term.message) {
        if (term.interrupting) return { left: term.reaction() };
        return {
          left: {
            ...term,
            message: undefined,
            inside: { op: 'both', parts: [term.inside, term.reaction()] },
          },
        };
      }
      const made = make(term.inside, move);
      if (made?.thrown !== undefined && made.thrown === term.error) return { left: term.reaction() };
      return made && { left: tidy({ ...term, inside: made.left }), thrown: made.thrown };
    }
  }
}
