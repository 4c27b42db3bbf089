// The name and its mark: stations on one line.
import { Link } from '@tanstack/react-router';

export function Brand() {
  return (
    <Link to="/orders" className="brand" aria-label="Throughline">
      <svg width="30" height="16" viewBox="0 0 30 16" aria-hidden="true">
        <path d="M1 8h28" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
        <circle cx="9" cy="8" r="3.6" className="brand-station" />
        <circle cx="21" cy="8" r="3.6" className="brand-station" />
      </svg>
      <span className="brand-name">Throughline</span>
    </Link>
  );
}
