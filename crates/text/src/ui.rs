//! Labels of the app.
