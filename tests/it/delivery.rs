//! Deliveries under faults.
