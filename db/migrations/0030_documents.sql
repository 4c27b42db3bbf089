-- Documents: who sells, in versions, so that a document shows the seller as of its day for ever.
create schema documents;

create table documents.sellers (
  valid_from timestamptz primary key,
  -- {name, address: [], vatId, bank: [], email, phone, legal}
  seller json not null,
  set_by text not null
);
