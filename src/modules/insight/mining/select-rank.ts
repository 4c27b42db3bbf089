// The single place for order statistics of a stretch of numbers: it moves numbers within the stretch until the one of a rank stands where it
// would stand if all were sorted. Source: Hoare's FIND (CACM 4, 1961) with the middle of three as pivot; linear on average.

/** Puts the number of rank `rank` (an index between `low` and `high`, both inside) in its place; smaller ones before it, larger ones behind. */
export function selectRank(numbers: Float64Array, low: number, high: number, rank: number): number {
  let rounds = 0;
  while (high - low > 24) {
    // A stretch that resists (made to be slow, or by chance) is sorted: never worse than n log n.
    if (++rounds > 64) {
      numbers.subarray(low, high + 1).sort();
      return numbers[rank]!;
    }
    const pivot = middleOf(numbers[low]!, numbers[(low + high) >>> 1]!, numbers[high]!);
    let left = low;
    let right = high;
    while (left <= right) {
      while (numbers[left]! < pivot) left++;
      while (numbers[right]! > pivot) right--;
      if (left > right) break;
      const swapped = numbers[left]!;
      numbers[left] = numbers[right]!;
      numbers[right] = swapped;
      left++;
      right--;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return numbers[rank]!;
  }
  insertionSort(numbers, low, high);
  return numbers[rank]!;
}

function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}

function insertionSort(numbers: Float64Array, low: number, high: number): void {
  for (let at = low + 1; at <= high; at++) {
    const moved = numbers[at]!;
    let place = at - 1;
    while (place >= low && numbers[place]! > moved) {
      numbers[place + 1] = numbers[place]!;
      place--;
    }
    numbers[place + 1] = moved;
  }
}
