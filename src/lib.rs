//! Thước Đo: scoring administrative-reform indices in the browser.

pub mod adapters;
pub mod app;
pub mod components;
pub mod desk;
pub mod pages;
pub mod province;
pub mod province_route;
pub mod route;
pub mod state;
