import './fonts.css'
import '@mantine/core/styles.layer.css'
import './base.css'
import './mantine.css'
