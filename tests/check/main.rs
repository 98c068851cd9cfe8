//! A whole table checked: the same however it is cut, every rule where it should be, and nothing shown that may not be.

mod columns;
mod laws;
mod nobodys;
mod one_walk;
mod people;
mod privacy;
mod rows;
mod table;
