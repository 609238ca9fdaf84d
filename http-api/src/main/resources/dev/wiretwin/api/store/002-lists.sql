-- Lists by state, name or verdict read only what they show; what is too old is found without reading everything.

CREATE INDEX comparison_by_state ON comparison (state, number);

CREATE INDEX comparison_by_name ON comparison (name, number);

CREATE INDEX comparison_by_verdict ON comparison (verdict, number);

CREATE INDEX comparison_by_end ON comparison (ended_at);

CREATE INDEX answer_by_end ON answer (until);

CREATE INDEX event_by_time ON event (at);
