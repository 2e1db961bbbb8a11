// Puts the screens on the page.
import './tokens.css';
import './base.css';

import { mount } from 'svelte';

import Gate from './lock/Gate.svelte';

const target = document.getElementById('app');
if (target) mount(Gate, { target });
