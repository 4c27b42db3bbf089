// What is owed by age, read once for all who show it.
import { useQuery } from '@tanstack/react-query';
import { readAgeing } from '../../../../api/finance.ts';
import { FINANCE_KEY } from '../parts/use-pages.ts';

export const AGES = ['notDueMinor', 'upTo30Minor', 'upTo60Minor', 'upTo90Minor', 'over90Minor'] as const;

export const useAgeing = () => useQuery({ queryKey: [...FINANCE_KEY, 'ageing'], queryFn: readAgeing });
