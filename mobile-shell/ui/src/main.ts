// Puts the screens on the page.
import './tokens.css';
import './base.css';
import './print.css';

import { mount } from 'svelte';

import Gate from './unlock/Gate.svelte';

const target = document.getElementById('app');
if (target) mount(Gate, { target });
