//! A data set that is guarded: columns in, every finding out.
